"""Stations, regions, people and device keys, as headquarters last described them."""

from desktop.store.slots import Slot
from record.journal.station import Reference

REFERENCE = Slot("reference", Reference, Reference())
