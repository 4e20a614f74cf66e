"""The sections of the notice, one function each, in the order of GDPR arts 13 and 14."""
