"""Another place's project: which place is asked for, and the folder that it begins with."""
