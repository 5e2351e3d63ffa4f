"""Everything one can ask the ledger to do: one act for each function that changes it.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from kp_ledger.generated.acts.blends import *
from kp_ledger.generated.acts.cancellations import *
from kp_ledger.generated.acts.certificates import *
from kp_ledger.generated.acts.consensus import *
from kp_ledger.generated.acts.corrections import *
from kp_ledger.generated.acts.decisions import *
from kp_ledger.generated.acts.detentions import *
from kp_ledger.generated.acts.enrolments import *
from kp_ledger.generated.acts.issuance import *
from kp_ledger.generated.acts.notices import *
from kp_ledger.generated.acts.paper import *
from kp_ledger.generated.acts.parcels import *
from kp_ledger.generated.acts.participants import *
from kp_ledger.generated.acts.requests import *
from kp_ledger.generated.acts.shipments import *
from kp_ledger.generated.acts.transformations import *
from kp_ledger.generated.acts.zones import *
