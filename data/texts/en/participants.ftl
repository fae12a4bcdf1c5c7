# participants
