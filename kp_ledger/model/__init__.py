"""The rules: decide what an act leads to, apply what has happened.

Importing the package imports none of its modules. Whoever decides or applies finds the tables
filled (rules.py); who reads a state needs neither.
"""
