"""The Qt application at a station or a regional office."""
