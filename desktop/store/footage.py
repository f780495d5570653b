"""What was indexed of camera files, by the hash of their bytes."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from desktop.store.tables import video_index


def get_index(connection: Connection, h: str, stream: int) -> bytes:
    """Return what is known of a file's video stream (-1: its first); empty when nothing is."""
    chosen = (video_index.c.h == h) & (video_index.c.stream == stream)
    return connection.execute(select(video_index.c.bytes).where(chosen)).scalar() or b""


def put_index(connection: Connection, h: str, stream: int, data: bytes) -> None:
    """Keep what was found, in place of what was known."""
    new = insert(video_index).values(h=h, stream=stream, bytes=data)
    connection.execute(
        new.on_conflict_do_update(index_elements=["h", "stream"], set_={"bytes": data})
    )


def forget_indexes(connection: Connection, hashes: Sequence[str]) -> None:
    """Forget what is known of files."""
    for h in hashes:
        connection.execute(delete(video_index).where(video_index.c.h == h))
