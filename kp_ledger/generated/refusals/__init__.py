"""Everything the ledger refuses, by the name and values of the contract's error.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from kp_ledger.generated.refusals.blends import *
from kp_ledger.generated.refusals.cancellations import *
from kp_ledger.generated.refusals.certificates import *
from kp_ledger.generated.refusals.consensus import *
from kp_ledger.generated.refusals.corrections import *
from kp_ledger.generated.refusals.detentions import *
from kp_ledger.generated.refusals.enrolments import *
from kp_ledger.generated.refusals.issuance import *
from kp_ledger.generated.refusals.libraries import *
from kp_ledger.generated.refusals.notices import *
from kp_ledger.generated.refusals.paper import *
from kp_ledger.generated.refusals.parcels import *
from kp_ledger.generated.refusals.participants import *
from kp_ledger.generated.refusals.requests import *
from kp_ledger.generated.refusals.shipments import *
from kp_ledger.generated.refusals.transformations import *
from kp_ledger.generated.refusals.zones import *
