"""What the hall sees, as plain data: the same for the projector's window, its miniature and the
browser of another computer. Decides what a picture says; each face decides how it is drawn."""
