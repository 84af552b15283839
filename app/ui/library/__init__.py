"""Lists of articles as tables, the Inbox, watched folders, the source register, versions."""
