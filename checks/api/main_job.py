"""The main job through a generated client: sign in, price, register, pay, ask cover, check the receipt."""

import importlib
import json
import pathlib
import shutil
import subprocess
import sys
import urllib.request
import uuid
import zlib
from datetime import date, timedelta

import cbor2
from cwt import COSE, COSEKey, VerifyError

PACKAGE = "payung_api_client"
NIK_WOMAN = "5171994202660002"


def generate(url: str, work: pathlib.Path) -> None:
    """A client from the description the house serves; a warning of the generator is a failure."""
    description = work / "openapi.json"
    with urllib.request.urlopen(f"{url}/openapi.json", timeout=30) as served:
        description.write_bytes(served.read())
    shutil.rmtree(work / "client", ignore_errors=True)
    made = subprocess.run(
        [pathlib.Path(sys.executable).parent / "openapi-python-client", "generate", "--path", description,
         "--meta", "none", "--output-path", work / "client" / PACKAGE, "--fail-on-warning",
         "--config", pathlib.Path(__file__).parent / "client.yml"],
        capture_output=True, text=True, timeout=300,
        env={"PATH": f"{pathlib.Path(sys.executable).parent}:/usr/bin:/bin"},
    )
    if made.returncode != 0:
        raise AssertionError(made.stdout + made.stderr)
    sys.path.insert(0, str(work / "client"))


def base45(text: str) -> bytes:
    """RFC 9285."""
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
    found = bytearray()
    for at in range(0, len(text), 3):
        part = [letters.index(letter) for letter in text[at:at + 3]]
        value = sum(n * 45**i for i, n in enumerate(part))
        found += value.to_bytes(len(part) - 1, "big")
    return bytes(found)


def pem(spki_base64: str) -> str:
    return f"-----BEGIN PUBLIC KEY-----\n{spki_base64}\n-----END PUBLIC KEY-----\n"


def day(number: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=number)).isoformat()


def uuid7(n: int) -> uuid.UUID:
    """An id as a sender mints it: ordered by time, told apart by n."""
    return uuid.UUID(int=(0x019A_0000_0000 << 80) | (0x7 << 76) | (0x8 << 60) | (uuid.uuid4().int >> 68 << 16) | n)


class Job:
    def __init__(self, house: dict):
        self.house = house
        client = importlib.import_module(PACKAGE)
        self.anybody = client.Client(base_url=house["url"])
        self.client = None
        self.member = uuid7(1)
        self.total = 0
        self.receipt = None

    def call(self, tag: str, name: str, client=None, **given):
        module = importlib.import_module(f"{PACKAGE}.api.{tag}.{name}")
        return module.sync_detailed(client=client or self.client, **given)

    def model(self, name: str, /, **fields):
        return getattr(importlib.import_module(f"{PACKAGE}.models"), name)(**fields)

    def sign_in(self):
        asked = self.model("SignInAsked", login=self.house["login"], password=self.house["password"])
        answer = self.call("door", "sign_in", client=self.anybody, body=asked)
        assert answer.status_code == 200, answer
        client = importlib.import_module(PACKAGE)
        self.client = client.AuthenticatedClient(base_url=self.house["url"], token=answer.parsed.token)
        assert self.call("door", "me").parsed.role == "clerk"

    def wrong_password_is_a_problem(self):
        asked = self.model("SignInAsked", login="siapa", password="bukan kata sandinya")
        answer = self.call("door", "sign_in", client=self.anybody, body=asked)
        assert answer.status_code == 401 and answer.parsed.code == "sign_in.refused", answer

    def price(self):
        asked = self.model("QuoteAsked", income_rupiah=1_000_000, sector="other", payer="self",
                           programmes=["JKK", "JKM"], from_="2026-11", months=3)
        quoted = self.call("rules", "quote", body=asked).parsed
        self.total = quoted.total_rupiah
        lines = [line for month in quoted.months for line in month.lines]
        assert len(quoted.months) == 3 and all(line.because for line in lines), quoted
        assert sum(line.amount_rupiah for line in lines) == self.total

    def register(self, nik: str = NIK_WOMAN):
        attested = self.model("Attestation", works_now=True, well_now=True, attested_by="Kelian banjar",
                              place="Pasar Sesetan")
        return self.model("Register", kind="register", nik=nik, name="Sari Contoh Tenun", born="1966-02-02",
                          sex="female", home="51.71.01.1003", how_works="own", status="worker", sector="other",
                          occupations=["penenun"], income_rupiah=1_000_000, programmes=["JKK", "JKM"], payer="self",
                          attestation=attested, consent=True)

    def pay(self):
        taken_by = importlib.import_module(f"{PACKAGE}.models").TakenBy.BRANCH
        return self.model("Pay", kind="pay", payer="self", months=3, amount_rupiah=self.total,
                          taken_on=self.house["today"], taken_by=taken_by)

    def send(self, *commands):
        envelopes = [self.model("Envelope", id=id, subject=self.member, command=command) for id, command in commands]
        answer = self.call("commands", "send_commands", body=self.model("Commands", commands=envelopes))
        assert answer.status_code == 200, answer
        return answer.parsed.answers

    def register_and_pay(self):
        batch = [(uuid7(2), self.register()), (uuid7(3), self.pay())]
        registered, paid = self.send(*batch)
        assert registered.outcome == "done", registered
        assert paid.receipt.total_rupiah == self.total, paid
        self.receipt = paid.receipt
        again = self.send(*batch)
        assert [a.again for a in again] == [True, True], again
        assert again[1].receipt.number == self.receipt.number

    def a_short_nik_is_refused(self):
        (answer,) = self.send((uuid7(4), self.register(NIK_WOMAN[:15])))
        assert answer.outcome == "refused" and answer.refusal.code == "nik.length", answer
        assert "16" in answer.refusal.text

    def cover(self):
        asked = self.model("CoverageAsked", nik=NIK_WOMAN, on=self.house["today"])
        covered = self.call("members", "coverage", body=asked).parsed
        assert covered.state == "active" and str(covered.member) == str(self.member), covered
        assert [p.covered for p in covered.programmes] == [True, True], covered
        assert covered.because and covered.dates
        early = self.model("CoverageAsked", member=self.member, on="2026-11-01")
        before = self.call("members", "coverage", body=early).parsed
        assert not any(p.covered for p in before.programmes), before

    def receipt_proves_itself(self):
        shown = self.model("ReceiptShown", text=self.receipt.signed)
        verified = self.call("receipts", "verify_receipt", client=self.anybody, body=shown).parsed
        assert verified.number == self.receipt.number and verified.total_rupiah == self.total, verified
        held = self.call("receipts", "receipt", number=self.receipt.number).parsed
        assert held.total_rupiah == self.total and "5171994202660002" not in str(held), held

    def card_proves_itself(self):
        """By an unrelated library of COSE, from the text of the square alone."""
        shown = self.call("cards", "member_card", id=self.member).parsed
        keys = self.call("receipts", "keys", client=self.anybody).parsed.keys
        signed = base45(shown.text.removeprefix("KB1:"))
        known = [COSEKey.from_pem(pem(key.spki_base64), kid=bytes.fromhex(key.kid), alg=key.alg) for key in keys]
        claims = cbor2.loads(COSE.new().decode(signed, known))
        number, name, born, home, programmes, place, first, last = claims[-70001]
        assert (name, born, home, programmes) == ("SARI CONTOH TENUN", 1966, 5171011003, 3), claims
        assert day(first) == self.house["today"] and day(last) == shown.covered_until == "2027-01-31", claims
        assert day((claims[4] - 1 + 7 * 3600) // 86400) == shown.standing_until, claims
        assert place == shown.number and NIK_WOMAN not in str(claims), claims
        altered = bytes([*signed[:-1], signed[-1] ^ 1])
        try:
            COSE.new().decode(altered, known)
        except VerifyError:
            pass
        else:
            raise AssertionError("an altered card was taken")
        asked = self.model("CardShown", text=shown.text, on=self.house["today"])
        assert self.call("cards", "verify_card", client=self.anybody, body=asked).parsed.verdict == "covered"
        with urllib.request.urlopen(f"{self.house['url']}/verify/status", timeout=30) as served:
            status = cbor2.loads(COSE.new().decode(served.read(), known))
        bits = zlib.decompress(status[65533]["lst"])
        assert status[65533]["bits"] == 1 and len(bits) * 8 > place and not bits[place // 8] >> place % 8 & 1, status

    def places(self):
        found = self.call("places", "search_regions", q="gatak delanggu").parsed
        assert any(a.code == "33.10.16.2012" for a in found.areas), found
        unknown = self.call("places", "region", code="33.10.16.2999")
        assert unknown.status_code == 404 and unknown.parsed.code == "region.unknown", unknown

    def sign_out(self):
        assert self.call("door", "sign_out").status_code == 204
        assert self.call("door", "me").status_code == 401


STEPS = ["wrong_password_is_a_problem", "sign_in", "price", "register_and_pay", "a_short_nik_is_refused", "cover",
         "receipt_proves_itself", "card_proves_itself", "places", "sign_out"]


def main() -> int:
    program, work = sys.argv[1], pathlib.Path(sys.argv[2])
    house = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    passed, failed = 0, 0
    try:
        told = json.loads(house.stdout.readline())
        generate(told["url"], work)
        passed += 1
        print("ok   generate")
        job = Job(told)
        for step in STEPS:
            try:
                getattr(job, step)()
                passed += 1
                print(f"ok   {step}")
            except Exception as error:  # every step is told, the next one still tried
                failed += 1
                print(f"FAIL {step}: {type(error).__name__}: {error}")
    except Exception as error:
        failed += 1
        print(f"FAIL generate: {error}")
    finally:
        house.stdin.close()
        house.wait(timeout=30)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
