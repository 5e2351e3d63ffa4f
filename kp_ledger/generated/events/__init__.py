"""Everything the ledger says has happened. A type with * is indexed.

Made from contracts/ by scripts/generate.py; do not edit.
"""

from kp_ledger.generated.events.blends import *
from kp_ledger.generated.events.cancellations import *
from kp_ledger.generated.events.certificates import *
from kp_ledger.generated.events.consensus import *
from kp_ledger.generated.events.corrections import *
from kp_ledger.generated.events.detentions import *
from kp_ledger.generated.events.enrolments import *
from kp_ledger.generated.events.issuance import *
from kp_ledger.generated.events.notices import *
from kp_ledger.generated.events.paper import *
from kp_ledger.generated.events.parcels import *
from kp_ledger.generated.events.participants import *
from kp_ledger.generated.events.requests import *
from kp_ledger.generated.events.shipments import *
from kp_ledger.generated.events.transformations import *
from kp_ledger.generated.events.zones import *
