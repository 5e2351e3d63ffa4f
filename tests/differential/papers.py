"""Random acts on paper, by their kind: what insiders, machine and index play."""

from __future__ import annotations

from kp_ledger.generated import acts
from tests.differential import certificates, detentions, foreign, requests, shipments
from tests.differential.files import Files

__all__ = ["MAKERS", "Files"]

MAKERS = {
    acts.RequestsRequest: requests.request,
    acts.RequestsValue: requests.value,
    acts.RequestsRefuse: requests.refuse,
    acts.RequestsWithdraw: requests.withdraw,
    acts.IssuanceIssue: certificates.issue,
    acts.CancellationsVoidCertificate: certificates.void,
    acts.IssuanceReplace: certificates.replace,
    acts.CancellationsLapse: certificates.lapse,
    acts.CancellationsSpoil: certificates.spoil,
    acts.CancellationsReportForgery: certificates.report_forgery,
    acts.CancellationsAnswerForgery: certificates.answer_forgery,
    acts.ShipmentsDepart: shipments.depart,
    acts.ShipmentsSeenInTransit: shipments.transit,
    acts.ShipmentsConfirm: shipments.confirm,
    acts.DetentionsDetain: detentions.detain,
    acts.DetentionsRelease: detentions.release,
    acts.DetentionsTurnBack: detentions.turn_back,
    acts.DetentionsTakeBack: detentions.take_back,
    acts.DetentionsResolve: detentions.resolve,
    acts.DetentionsResolveAlone: detentions.resolve_alone,
    acts.DetentionsLose: detentions.lose,
    acts.DetentionsFindOnItsWay: detentions.find,
    acts.DetentionsFindBack: detentions.find_back,
    acts.ShipmentsUndoDeparture: shipments.undo,
    acts.PaperBackFromOutside: shipments.back_from_outside,
    acts.PaperCloseOutside: shipments.close_outside,
    acts.PaperRecordInbound: foreign.record_inbound,
}
