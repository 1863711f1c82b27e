"""Numbers in running text, in any script: read once, compared by value, unit and role.

folding      any digit becomes 0–9, what is no prose (links, placeholders, marks) becomes blanks
numerals     what a run of digits and separators may mean
tongues      the tables of one language, compiled
spelled      number words, compounds, CJK numerals
phones       telephone numbers, which are no quantities
marks        one number as the checks see it
dates        hours of the day, names of months
reading      all of it together: the marks of one text
bounds       which way a number is bounded
conversion   units that convert into each other
explaining   what a faithful translator may have done with a number
matching     which marks of two texts answer each other
"""
