"""
Makes schemathesis' requests worth sending: each goes out under the key of somebody who may do it (now and then of
somebody who may not), about things that exist, in a state in which the request makes sense.

Choices hang on the request itself, not on chance, so that a request that is generated twice is sent the same way.
"""

import json
import os
import re
import threading
import time
import uuid
import zlib

import requests
import schemathesis
from schemathesis.core.parameters import ParameterLocation

setting = json.loads(os.environ["PAYLOOM_FUZZ_SETTING"])
api_url = setting["apiUrl"]
keys = {member["role"]: member["apiKey"] for member in setting["members"]}
# Without these nobody could go on: they are never revoked, changed or removed.
protected = set(setting["protectedIds"])
tally = open(os.environ["PAYLOOM_FUZZ_TALLY"], "a", buffering=1)

commands_take = {
    "confirm-review": ["in_review"],
    "correct": ["in_review", "awaiting_approval", "on_hold", "scheduled"],
    "approve": ["awaiting_approval"],
    "reject": ["awaiting_approval", "in_review"],
    "request-changes": ["awaiting_approval"],
    "hold": ["awaiting_approval", "scheduled", "in_review"],
    "release": ["on_hold"],
    "reschedule": ["scheduled"],
    "pay-now": ["scheduled"],
    "retry-payment": ["payment_failed"],
    "reopen": ["returned", "payment_failed", "nothing_due"],
    "cancel": ["awaiting_approval", "scheduled", "in_review", "on_hold"],
    "mark-nothing-due": ["awaiting_approval", "scheduled", "in_review", "on_hold"],
}
open_statuses = sorted({status for statuses in commands_take.values() for status in statuses})
# Admins may approve, and no rule asks them to.
prefer = {"bill.approve": ["approver"]}
id_shapes = {
    "billId": re.compile(r"bill_[0-9a-f]{32}"),
    "vendorId": re.compile(r"ven_[0-9a-f]{32}"),
    "bankAccountId": re.compile(r"ba_[0-9a-f]{32}"),
    "paymentId": re.compile(r"pay_[0-9a-f]{32}"),
    "memberId": re.compile(r"mem_[0-9a-f]{32}"),
    "apiKeyId": re.compile(r"key_[0-9a-f]{32}"),
    "identityId": re.compile(r"idn_[0-9a-f]{32}"),
    "endpointId": re.compile(r"we_[0-9a-f]{32}"),
    "recurringBillId": re.compile(r"rec_[0-9a-f]{32}"),
    "standingApprovalId": re.compile(r"sta_[0-9a-f]{32}"),
    "deliveryId": re.compile(r"dlv_[0-9a-f]{32}"),
}


class Known:
    """What is there: told by the API itself, now and then."""

    seconds_between_looks = 1.5

    def __init__(self):
        self.lock = threading.Lock()
        self.looked_at = 0.0
        self.ids = {name: [] for name in id_shapes}
        self.seen = set()
        self.bills = {}
        self.vendors = {}
        self.accounts = {}
        self.policy_version = 0
        self.cursors = {}

    def learn(self, path, text):
        """Every id that an answer shows, and the page that follows it."""
        for name, shape in id_shapes.items():
            fresh = sorted(set(shape.findall(text)) - self.seen)
            self.seen.update(fresh)
            self.ids[name].extend(fresh)
        found = re.search(r'"nextCursor":"([^"]+)"', text)
        if found:
            self.cursors[path] = found.group(1)

    def look(self):
        with self.lock:
            if time.monotonic() - self.looked_at < self.seconds_between_looks:
                return
            self.bills = {bill["billId"]: bill for bill in self.items(f"/v1/bills?limit=100&status={','.join(open_statuses)}")}
            for vendor in self.items("/v1/vendors?limit=100"):
                self.vendors[vendor["vendorId"]] = vendor
            policy = self.get("/v1/approval-policies/active")
            self.policy_version = policy.get("version", 0)
            self.looked_at = time.monotonic()

    def items(self, path):
        return self.get(path).get("items", [])

    def get(self, path):
        answer = requests.get(
            api_url + path,
            headers={"authorization": f"Bearer {keys['admin']}", "x-request-id": "fuzz-looks-around"},
            timeout=30,
        )
        return answer.json() if answer.ok else {}

    def bills_in(self, statuses):
        return [bill for bill in self.bills.values() if bill["status"] in statuses]


known = Known()


def number_of(case):
    """The same for the same request."""
    text = repr((case.method, case.path, case.path_parameters, case.query, case.body, case.headers))
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def pick(options, number):
    return options[number % len(options)] if options else None


def is_positive(case, location):
    component = case.meta.components.get(location) if case.meta else None
    return component is None or component.mode.is_positive


def mutated(case):
    """The parameter that is wrong on purpose, or at the end of what is allowed."""
    return case.meta.phase.data.parameter if case.meta else None


@schemathesis.auth(refresh_interval=None)
class KeyOfSomebodyWhoMay:
    def get(self, case, context):
        raw = context.operation.definition.raw
        action = raw.get("x-action")
        number = number_of(case) // 7
        if action is None:
            return keys[pick(list(keys), number)] if raw.get("security") else None
        allowed = prefer.get(action) or [role for role in setting["permissions"].get(action, keys) if role in keys]
        others = [role for role in keys if role not in allowed]
        return keys[pick(others, number) if others and number % 20 == 0 else pick(allowed, number)]

    def set(self, case, data, context):
        case.headers = case.headers or {}
        case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def before_call(context, case, kwargs):
    number = number_of(case)
    known.look()
    if case.path == "/v1/events/stream":
        # It goes on for as long as somebody listens.
        kwargs["timeout"] = 1
    bill = None
    if case.path_parameters and is_positive(case, ParameterLocation.PATH):
        bill = name_what_exists(case, number)
    if is_positive(case, ParameterLocation.HEADER):
        name_versions(case, number, bill)
    if is_positive(case, ParameterLocation.BODY) and isinstance(case.body, dict):
        make_sense(case, number)
    if is_positive(case, ParameterLocation.QUERY) and case.query:
        ask_for_what_exists(case, number)


def name_what_exists(case, number):
    """The path's ids, and the bill if it is about one."""
    command = case.path.rsplit("/", 1)[-1]
    takes = commands_take.get(command) if "{billId}" in case.path else None
    bill = None
    parameters = case.path_parameters
    account = pick(known.ids["bankAccountId"], number // 3)
    for name, value in list(parameters.items()):
        have = known.ids.get(name)
        if have is None or name == mutated(case) or (value in known.seen and number % 4) or number % 25 == 1:
            pass
        elif name == "billId" and takes is not None:
            bill = pick(known.bills_in(takes), number // 3)
            parameters[name] = bill["billId"] if bill else pick(have, number // 3) or value
        elif name in ("vendorId", "bankAccountId") and "{bankAccountId}" in case.path and account:
            vendor = known.accounts.get(account)
            parameters[name] = account if name == "bankAccountId" else vendor or value
        else:
            parameters[name] = pick([each for each in have if each not in protected], number // 3) or value
        if parameters[name] in protected and case.method != "GET":
            parameters[name] = "nobody"
    return bill or known.bills.get(parameters.get("billId"))


def name_versions(case, number, bill):
    headers = case.headers
    if not headers:
        return
    if re.fullmatch(r"\d+", headers.get("If-Match", "")):
        # Schemathesis takes the quotes off a value that reads as JSON.
        headers["If-Match"] = f'"{headers["If-Match"]}"'
    named = {each.name for each in case.operation.headers} - {mutated(case)}
    if "Idempotency-Key" in named and "Idempotency-Key" in headers and number % 8 != 0:
        headers["Idempotency-Key"] = f"fuzz-{uuid.uuid4()}"
    if "If-Match" not in named or "If-Match" not in headers or number % 8 == 0:
        return
    if "approval-policies" in case.path:
        headers["If-Match"] = f'"{known.policy_version}"'
    elif "{billId}" in case.path:
        if bill:
            headers["If-Match"] = f'"{bill["version"]}"'
    elif "vendorId" in (case.path_parameters or {}):
        vendor = known.vendors.get(case.path_parameters["vendorId"])
        if vendor:
            headers["If-Match"] = f'"{vendor["version"]}"'


def make_sense(case, number):
    if case.method == "PUT" and "approval-policies" in case.path and number % 2:
        case.body = {"rules": setting["rules"]}
    elif case.method == "POST" and case.path == "/v1/bills" and number % 3:
        case.body = {**case.body, **pick(setting["billEntries"], number // 3), "number": f"F-{number}"}
    elif case.method == "POST" and case.path.endswith("/bank-accounts") and number % 2:
        case.body = {**case.body, **pick(setting["bankAccounts"], number // 3)}
    elif "details" in case.body and number % 3:
        entry = dict(pick(setting["billEntries"], number // 3))
        vendor = entry.pop("vendorId")
        details = {**case.body["details"], **entry, "number": f"F-{number}"}
        case.body = {**case.body, "details": details, "vendorId": vendor}
    elif number % 3:
        case.body = with_existing_ids(case.body, number)


def with_existing_ids(value, number):
    if isinstance(value, list):
        return [with_existing_ids(each, number + at) for at, each in enumerate(value)]
    if not isinstance(value, dict):
        return value
    made = {}
    for name, each in value.items():
        have = known.ids.get(name)
        if have and isinstance(each, str):
            made[name] = each if each in known.seen else pick(have, number)
        elif name in ("members", "escalateTo") and isinstance(each, list):
            made[name] = [pick(known.ids["memberId"], number + at) or old for at, old in enumerate(each)]
        else:
            made[name] = with_existing_ids(each, number)
    return made


def ask_for_what_exists(case, number):
    for name in list(case.query):
        have = known.ids.get(name)
        if name == mutated(case):
            continue
        if have and number % 3:
            case.query[name] = pick(have, number // 3)
        elif name == "cursor" and number % 3:
            cursor = known.cursors.get(case.formatted_path)
            if cursor:
                case.query[name] = cursor
            else:
                del case.query[name]


# What a JSON schema cannot say, by operation: a request that fits it and is refused with these words is no finding.
beyond_schema = [
    # Only a cursor that we gave is taken back.
    ("GET", "", r"query\.cursor"),
    ("POST", "/v1/webhooks/", "bad_signature"),
    # What a file is stands in its bytes.
    ("POST", "/v1/bills/upload", "unsupported_media|The file is empty"),
    # A list that grows, and that the API itself tells.
    ("GET", "/v1/events", "No such event type"),
    # Compared with the clock.
    ("POST", "/v1/api-keys", r"Lies in the past"),
    ("POST", "/v1/event-endpoints/{endpointId}/replay", "Lies in the last"),
    # Compared with what is there.
    ("POST", "", r"No such (vendor|active member)|A member has this address"),
    ("PUT", "/v1/recurring-bills/", "No such vendor|reference and currency stay"),
    # A body may be left out, and then says nothing.
    ("PATCH", "", "Nothing to change"),
    ("POST", "", "idempotency_mismatch"),
    ("POST", "/v1/members/{memberId}/identities", "linked to a member already"),
    # Schemathesis takes the quotes off a version.
    ("POST", "", r"header\.If-Match"),
    ("PUT", "", r"header\.If-Match"),
    ("PATCH", "", r"header\.If-Match"),
    ("PUT", "", "idempotency_mismatch"),
    ("PATCH", "", "idempotency_mismatch"),
    ("POST", "/v1/bills/{billId}/reschedule", "payOn lies between"),
    ("POST", "/v1/recurring-bills", "(starts|ends)On lies"),
    ("PUT", "/v1/recurring-bills/", "(starts|ends)On lies"),
    # Which hosts may be told is looked up.
    ("POST", "/v1/event-endpoints", r'"path":"url"'),
    ("PATCH", "/v1/event-endpoints/", r'"path":"url"'),
    # Parameters that are held against each other.
    ("GET", "", r"query\.currency.*An amount is compared in one currency"),
    # Countries differ in what an account is.
    ("POST", "/v1/vendors/{vendorId}/bank-accounts", r"IBAN|routingNumber|accountNumber|paid|country"),
    # Items are held against each other.
    ("POST", "/v1/bills/bulk/", "Each bill once"),
    # Names of the tz database, which grows; dates and amounts that are held against each other.
    ("POST", "/v1/recurring-bills", r"IANA time zone|\"problems\":"),
    ("PUT", "/v1/recurring-bills/", r"IANA time zone|\"problems\":"),
    # Rules are held against each other.
    ("PUT", "/v1/approval-policies/active", r'"problems":'),
]


@schemathesis.hook
def filter_failure(context, failure, case, response):
    if type(failure).__name__ == "AcceptedNegativeData":
        # Bytes are no text to schemathesis once it looks at a request again: a file that was taken was one.
        return not (case.path == "/v1/bills/upload" and isinstance(case.body, dict) and "file" in case.body)
    if type(failure).__name__ != "RejectedPositiveData":
        return True
    text = response.content.decode("utf-8", "replace")
    return not any(
        method == case.method and case.path.startswith(path) and re.search(words, text)
        for method, path, words in beyond_schema
    )


@schemathesis.hook
def after_call(context, case, response):
    phase = case.meta.phase.name.value if case.meta else "checks"
    line = {"operation": case.operation.label, "method": response.request.method, "phase": phase, "status": response.status_code}
    tally.write(json.dumps(line) + "\n")
    if response.status_code < 300 and "json" in response.headers.get("content-type", [""])[0]:
        text = response.content.decode("utf-8", "replace")
        with known.lock:
            known.learn(case.formatted_path if case.path_parameters else case.path, text)
            learn_accounts(text)


def learn_accounts(text):
    for account, vendor in re.findall(r'"bankAccountId":"(ba_[0-9a-f]{32})","vendorId":"(ven_[0-9a-f]{32})"', text):
        known.accounts[account] = vendor
