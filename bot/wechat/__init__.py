"""WeChat's side of the house: its signatures, its XML and its endpoint. Its words end here."""
