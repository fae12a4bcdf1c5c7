//! The words people write above a column, in Dutch, English and German.

use super::Column;

/// Keys (see [`key`]) of what people write above a column, its own word first; none stands for two.
pub(super) const WORDS: [(Column, &str); 41] = [
    (
        Column::Participant,
        "deelnemer participant naam name client medewerker employee persoon volledigenaam fullname user username gebruiker gebruikersnaam teamlid wie who person collega kandidaat staff worker vrijwilliger volunteer mitarbeiter teilnehmer medewerkernaam deelnemernaam clientnaam employeename cursist",
    ),
    (
        Column::Number,
        "nummer nr number deelnemernummer deelnemersnummer clientnummer clientnr medewerkernummer registratienummer \
         personeelsnummer personeelsnr persnr employeeid employeenumber employeeno medewerkernr deelnemernr deelnemersnr personalnummer mitarbeiternummer staffid",
    ),
    (
        Column::FirstName,
        "voornaam roepnaam firstname givenname voornamen voorletters initialen initials forename vorname",
    ),
    (
        Column::Prefix,
        "tussenvoegsel voorvoegsel tussenvoegsels prefix infix voorvoegsels",
    ),
    (
        Column::Surname,
        "achternaam familienaam surname lastname familyname nachname lastnames",
    ),
    (
        Column::Date,
        "datum date dagdatum werkdatum workdate shiftdate datumgewerkt",
    ),
    (
        Column::Status,
        "status aanwezigheid presentie attendance aanwezig present anwesenheit anwesend",
    ),
    (
        Column::Hours,
        "uren hours aantaluren aantaluur gewerkt gewerkteuren aantalgewerkteuren worked urengewerkt duur duration \
         totaaluren totaleuren urentotaal totalhours uur werkuren hoursworked workedhours timeworked gewerktetijd tijdgewerkt totaletijd totaltime tijdsduur stunden arbeitsstunden dauer minuten minutes aantalminuten gewerkteminuten",
    ),
    (
        Column::From,
        "van from begin begintijd starttijd aankomst starttime klokin inklok ingeklokt clockin timein checkin in kom komen kommen aanvang aanvangstijd beginuur startuur von beginn login logintime ingelogd tijdin vantijd tijdvan intime begonnen",
    ),
    (
        Column::To,
        "tot to eind einde eindtijd vertrek until endtime klokuit uitklok uitgeklokt clockout timeout checkout uit out gaan gehen afloop einduur bis ende logout logouttime uitgelogd tijduit tottijd tijdtot outtime stop stoptijd finish finishtime",
    ),
    (
        Column::Break,
        "pauze break pauzeduur pauzetijd pauzes lunchpauze breaktime onbetaaldepauze minpauze pause pausen",
    ),
    (Column::Times, "tijden times werktijden stretches"),
    (
        Column::Remark,
        "opmerking opmerkingen remark remarks toelichting bijzonderheden comment comments bemerkung kommentar",
    ),
    (Column::Reason, "reden reason grund"),
    (
        Column::Start,
        "start startdatum begindatum startdate ingangsdatum datumstart",
    ),
    (Column::End, "einddatum end enddate datumeinde uitstroomdatum"),
    (Column::Method, "methode method werkwijze"),
    (Column::Team, "team groep group ploeg"),
    (
        Column::Weekday,
        "weekdag dag weekday day dagvandeweek tag wochentag",
    ),
    (Column::HalfDay, "dagdeel halfday deelvandag"),
    (Column::ValidFrom, "vanaf geldigvanaf geldigper validfrom per"),
    (Column::Klus, "klus klusnaam job task werkzaamheden"),
    (Column::Place, "plaats place adres address locatie location plek"),
    (Column::WorkType, "werksoort soortwerk worktype soort"),
    (Column::Outside, "buiten outside buitendienst binnenbuiten"),
    (Column::Min, "min minimum minimaal minpersonen minimumpersonen"),
    (Column::Max, "max maximum maximaal maxpersonen maximumpersonen"),
    (
        Column::Certificate,
        "certificaat certificate vereistcertificaat diploma",
    ),
    (Column::Repeat, "herhaling herhaal repeat repeats elke"),
    (Column::Topic, "onderwerp onderwerpen topic topics thema"),
    (Column::Tone, "toon tone sterkofaandacht sterkpunt strength"),
    (Column::Note, "notitie observatie note observation tekst text"),
    (Column::Author, "door auteur author by werkbegeleider supervisor"),
    (
        Column::Balance,
        "beginsaldo saldo balance openingbalance eerderemaakteuren eerdereuren",
    ),
    (Column::Rest, "rest restvandedag restofday"),
    (Column::Extra, "extra buitenrooster outsideschedule"),
    (Column::Guest, "gast guest"),
    (Column::Written, "geschreven written tijdstip"),
    (Column::Goal, "doel leerdoel goal"),
    (Column::Phase, "fasebesluit phasedecision"),
    (Column::Planned, "rooster roostertijden schedule scheduletimes"),
];
