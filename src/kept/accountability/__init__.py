"""Answering for what is done with the data (GDPR 5(2), 24): promises and the tests that prove them, uses and their purpose."""
