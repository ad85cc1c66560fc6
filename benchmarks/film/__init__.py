"""The sample day filmed: the real desk on two screens, nine phones, time ten times as fast."""
