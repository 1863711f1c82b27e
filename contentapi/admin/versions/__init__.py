"""Versions at the desk.

table    their list and the page of a draft · records  what belongs to versions, to be read
drafts   the forms of a draft · merging  two editors on one
reading  how a version reads · preview  as readers would see it
acts     who may start which act, what is shown before, what it calls · asking  the forms of acts
"""
