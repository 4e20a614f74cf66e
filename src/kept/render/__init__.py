"""How values are shown: findings, plans and receipts as text, JSON, SARIF and GitHub annotations."""
