"""The service that receives what stations send and serves what regions read."""
