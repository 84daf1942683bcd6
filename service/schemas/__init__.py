"""Marshmallow schemas of the answers, from which the API description is made.

``views`` makes the answers; the tests compare each of them with the description.
"""
