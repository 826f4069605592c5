"""Runs the whole story on an empty database. Some eight minutes: the program starts about eighty times."""
import sys
sys.dont_write_bytecode = True
import visitor
from rest import *

try:
    customers_of_the_api(first_day())
    edits()
    people_use_their_plans()
    weeks(*models())
    last_days()
    mail_in_trouble()
    older_engines()
    left_of_the_rules()
    no_answers_but_a_rule()
    drift_in_every_sentence()
    a_step_that_failed()
finally:
    if visitor.server and visitor.server.poll() is None: stop()
