"""The store: results on disk, so that a stopped run resumes and a repeated one is read.

    STORE/<fingerprint>/identity.json       what was run
    STORE/<fingerprint>/batch-00003.npz     one batch of draws, or of lanes of several worlds
    STORE/<fingerprint>/plan.npz            what a worker needs to compute one: see `conjuncture.engine.plan`
    STORE/<name>-<fingerprint>.json         one finding: an entry of a ledger, the draws not ruled out
    STORE/<name>-<fingerprint>/             a room: worlds of a question whose finding is not there yet

Every stored file has its key and a checksum over key and content, and is read by a schema. A file that does
not match is ignored and computed again. Every file is written under a temporary name and renamed when it is
complete, and an existing file stays, so any number of processes may write into one store.
"""

from conjuncture.engine.store.batches import BatchSchema
from conjuncture.engine.store.key import Key, fingerprint_of
from conjuncture.engine.store.store import Store

__all__ = ["BatchSchema", "Key", "Store", "fingerprint_of"]
