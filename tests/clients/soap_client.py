"""Calls the service with Python's zeep, as its WSDL says.

Reads {wsdl, calls: [{action, parameters}]} from standard input, where no other process sees the credentials, and prints
each reply as a line of JSON.
"""

import json
import sys

import zeep

request = json.load(sys.stdin)
client = zeep.Client(request["wsdl"])
for call in request["calls"]:
    reply = client.service[call["action"]](**call["parameters"])
    print(json.dumps(zeep.helpers.serialize_object(reply, dict)))
