"""The index of texts on disk: which revisions share a run of words with a text. Derived data.

    shingles    words -> keys of their runs of four, and which of them are kept
    segments    one sorted file, memory-mapped; never changed once it is there
    manifests   which segments make the index, in one small file that is replaced as a whole
    merging     small segments become larger ones
    lookups     which keys of a text stand in which segments
    hits        shared keys -> the documents that they speak for, best first
    index       all of these behind one door, for reading and for the one who writes

Each host keeps its own copy and reads on from the ledger (`ingest/pipeline/indexing.py`). Whatever
is wrong with a copy, it is made anew: nothing here is ever the only place of anything.
"""
