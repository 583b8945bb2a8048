"""A corpus: thousands of documents into a folder of Parquet parts, on one machine or on many.

Data flows one way: files found -> batches read -> parts written -> manifest told.
"""
