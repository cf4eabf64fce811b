"""Reads XML documents by expat, which shares nothing with the parsers that Signoff uses.

On standard input, for each document: a line of JSON, {"format", "charset", "size"}, and so many bytes. On standard output a line
of JSON for each: whether it is well-formed, and what the status of an answer to logout is (null: there is none).
"""

import codecs
import json
import re
import sys
from xml.parsers import expat

SPACE = b" \t\r\n"


class Element:
    def __init__(self, name, attributes):
        self.name = name
        self.attributes = attributes
        self.children = []
        self.text = ""
        self.only_text = True


def local(name):
    """Expat writes a name as namespace, blank, local name."""
    return name.rpartition(" ")[2]


def parse(data):
    parser = expat.ParserCreate("utf-8", " ")
    top = Element("", {})
    open_elements = [top]

    def start(name, attributes):
        element = Element(name, attributes)
        open_elements[-1].children.append(element)
        open_elements[-1].only_text = False
        open_elements.append(element)

    def end(name):
        open_elements.pop()

    def characters(text):
        open_elements[-1].text += text

    def comment(text):
        open_elements[-1].only_text = False

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.CommentHandler = comment
    parser.Parse(data, True)
    return top.children[0]


def only(elements, name):
    found = [element for element in elements if local(element.name) == name]
    return found[0] if len(found) == 1 else None


def status_of(root, form):
    if form == "soap":
        body = only(root.children, "Body") if local(root.name) == "Envelope" else None
        answer = only(body.children, "logoutResponse") if body is not None and len(body.children) == 1 else None
    else:
        answer = root if local(root.name) == "response" else None
    status = only(answer.children, "status") if answer is not None else None
    if status is None or not status.only_text:
        return None
    for name, value in status.attributes.items():
        if " " in name and local(name) == "nil" and value.strip() in ("true", "1"):
            return None
    return status.text.strip(" \t\r\n")


def decode(data, encoding):
    if encoding != "cp1252":
        return data.decode(encoding)
    # Five of its bytes have no character but, for browsers, the control character of their number.
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


def encodings_of(data, charset):
    """What the header and the declaration name. Browsers, and so Signoff, take ISO-8859-1 and ASCII for windows-1252."""
    if data.startswith(codecs.BOM_UTF8):
        return ["utf-8"]
    declared = re.match(rb"\s*<\?xml\s[^<>]*?\sencoding\s*=\s*[\"']([\w.:-]+)", data)
    names = [charset, declared and declared[1].decode("ascii", "replace")]
    found = []
    for name in filter(None, names):
        try:
            known = codecs.lookup(name).name
        except LookupError:
            continue
        found.append("cp1252" if known in ("iso8859-1", "ascii") else known)
    return found if any(names) else ["utf-8"]


def judge(form, charset, data):
    for encoding in encodings_of(data, charset):
        try:
            text = decode(data, encoding).removeprefix("\ufeff")
            # With zero bytes in it, expat would take it for UTF-16, whatever it is told.
            if "\0" in text:
                continue
            root = parse(text.encode("utf-8").lstrip(SPACE))
        except (expat.ExpatError, UnicodeError):
            continue
        return {"wellFormed": True, "status": status_of(root, form)}
    return {"wellFormed": False, "status": None}


while line := sys.stdin.buffer.readline():
    asked = json.loads(line)
    print(json.dumps(judge(asked["format"], asked["charset"], sys.stdin.buffer.read(asked["size"]))))
