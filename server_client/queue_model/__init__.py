"""The queue of one branch as a pure function of its log: standard library only, no clock, no random, no I/O."""
