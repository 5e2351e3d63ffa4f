"""What to do when a key is lost or may be in other hands."""

from typing import Final

LOST: Final = """\
A key is lost
  1. Is there a backup? Put it back: kp keys import FILE --name NAME. Nothing else is needed.
  2. Another key of the same organisation still works? Enrol a new one with it, at once:
       kp keys create NEW --like NAME
       kp keys enrol NEW --as OTHER
     and revoke the lost one: kp keys revoke ADDRESS --as OTHER
     An office that asks for two keys has a second one approve both: --with NAME.
  3. All keys are lost? The licence office of your Participant cuts them and enrols a new one:
       kp keys create NEW --like NAME            (you; give the office the address it prints)
       kp keys cut YOU --new NEW --as OFFICE     (the office)
     It is marked "by the office" for all to see, and it is live after 48 hours.
  4. An office has lost all its keys, or all but one of the two that it asks for? Its Participant's
     focal key does the same: live at once, and one of the two after 48 hours.
  5. The focal key is lost, or in other hands? The reserve key puts a new one, at once, and says
     which offices and which of their keys stay; every other one is closed, or dead:
       kp keys take-over NEW --office A --keep K --as RESERVE
     It comes with the founding or the joining, and is kept elsewhere. Where none did, or to have
     another in ten days: kp keys reserve KEY --as FOCAL.

A key may be in other hands: whoever has it may have enrolled others
     kp keys cut YOU --keep A --keep B --as OFFICE   only these stay: all others are dead at once;
     kp keys revoke ADDRESS --at MOMENT --as OTHER   (or the office): dead from that moment;
     kp keys withdraw-orders --as NAME               kills every order it signed; for an hour
                                                     what it signs is refused too.
  What it has done stands and is listed; nothing is undone.

Before that: kp keys backup NAME FILE, to a place that is not this machine."""
