"""The whole main job, driven in the real windows by mouse and keys, page by page."""
