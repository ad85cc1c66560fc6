"""The split of people into tables: rules kept, criteria spread evenly, every figure explained."""
