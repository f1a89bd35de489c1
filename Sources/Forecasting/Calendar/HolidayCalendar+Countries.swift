import Workforce

extension HolidayCalendar {
  /// The federal holidays of the United States, kept on the nearest workday.
  ///
  /// Source: 5 U.S.C. § 6103.
  static let unitedStates = HolidayCalendar(
    key: "us-federal", name: "the federal holidays of the United States",
    rules: [
      HolidayRule(name: "New Year's Day", day: .fixed(month: 1, day: 1), observance: .nearestWorkday),
      HolidayRule(name: "Martin Luther King Day", day: .weekday(nth: 3, .mon, month: 1), since: 1986),
      HolidayRule(name: "Presidents' Day", day: .weekday(nth: 3, .mon, month: 2)),
      HolidayRule(name: "Memorial Day", day: .weekday(nth: -1, .mon, month: 5)),
      HolidayRule(name: "Juneteenth", day: .fixed(month: 6, day: 19), observance: .nearestWorkday, since: 2021),
      HolidayRule(name: "Independence Day", day: .fixed(month: 7, day: 4), observance: .nearestWorkday),
      HolidayRule(name: "Labor Day", day: .weekday(nth: 1, .mon, month: 9)),
      HolidayRule(name: "Columbus Day", day: .weekday(nth: 2, .mon, month: 10)),
      HolidayRule(name: "Veterans Day", day: .fixed(month: 11, day: 11), observance: .nearestWorkday),
      HolidayRule(name: "Thanksgiving", day: .weekday(nth: 4, .thu, month: 11)),
      HolidayRule(name: "Christmas Day", day: .fixed(month: 12, day: 25), observance: .nearestWorkday),
    ])

  /// The bank holidays of England and Wales, without those of single years.
  ///
  /// Source: Banking and Financial Dealings Act 1971, schedule 1.
  static let england = HolidayCalendar(
    key: "england", name: "the bank holidays of England and Wales",
    rules: [
      HolidayRule(name: "New Year's Day", day: .fixed(month: 1, day: 1), observance: .nextMonday),
      HolidayRule(name: "Good Friday", day: .easter(-2)),
      HolidayRule(name: "Easter Monday", day: .easter(1)),
      HolidayRule(name: "Early May bank holiday", day: .weekday(nth: 1, .mon, month: 5)),
      HolidayRule(name: "Spring bank holiday", day: .weekday(nth: -1, .mon, month: 5)),
      HolidayRule(name: "Summer bank holiday", day: .weekday(nth: -1, .mon, month: 8)),
      HolidayRule(name: "Christmas Day", day: .fixed(month: 12, day: 25), observance: .nextMonday),
      HolidayRule(name: "Boxing Day", day: .fixed(month: 12, day: 26), observance: .nextTuesday),
    ])

  /// The federal holidays of Canada that every province keeps.
  ///
  /// Source: Canada Labour Code, section 166.
  static let canada = HolidayCalendar(
    key: "canada", name: "the general holidays of Canada",
    rules: [
      HolidayRule(name: "New Year's Day", day: .fixed(month: 1, day: 1), observance: .nextMonday),
      HolidayRule(name: "Good Friday", day: .easter(-2)),
      HolidayRule(name: "Victoria Day", day: .before(month: 5, day: 25, .mon)),
      HolidayRule(name: "Canada Day", day: .fixed(month: 7, day: 1), observance: .nextMonday),
      HolidayRule(name: "Labour Day", day: .weekday(nth: 1, .mon, month: 9)),
      HolidayRule(name: "Thanksgiving", day: .weekday(nth: 2, .mon, month: 10)),
      HolidayRule(name: "Christmas Day", day: .fixed(month: 12, day: 25), observance: .nextMonday),
      HolidayRule(name: "Boxing Day", day: .fixed(month: 12, day: 26), observance: .nextTuesday),
    ])

  /// The holidays that all German states keep.
  static let germany = HolidayCalendar(
    key: "germany", name: "the holidays that all German states keep",
    rules: [
      HolidayRule(name: "Neujahr", day: .fixed(month: 1, day: 1)),
      HolidayRule(name: "Karfreitag", day: .easter(-2)),
      HolidayRule(name: "Ostermontag", day: .easter(1)),
      HolidayRule(name: "Tag der Arbeit", day: .fixed(month: 5, day: 1)),
      HolidayRule(name: "Christi Himmelfahrt", day: .easter(39)),
      HolidayRule(name: "Pfingstmontag", day: .easter(50)),
      HolidayRule(name: "Tag der Deutschen Einheit", day: .fixed(month: 10, day: 3), since: 1990),
      HolidayRule(name: "1. Weihnachtstag", day: .fixed(month: 12, day: 25)),
      HolidayRule(name: "2. Weihnachtstag", day: .fixed(month: 12, day: 26)),
    ])

  /// The public holidays of France.
  ///
  /// Source: Code du travail, article L3133-1.
  static let france = HolidayCalendar(
    key: "france", name: "the public holidays of France",
    rules: [
      HolidayRule(name: "Jour de l'an", day: .fixed(month: 1, day: 1)),
      HolidayRule(name: "Lundi de Pâques", day: .easter(1)),
      HolidayRule(name: "Fête du Travail", day: .fixed(month: 5, day: 1)),
      HolidayRule(name: "Victoire 1945", day: .fixed(month: 5, day: 8)),
      HolidayRule(name: "Ascension", day: .easter(39)),
      HolidayRule(name: "Lundi de Pentecôte", day: .easter(50)),
      HolidayRule(name: "Fête nationale", day: .fixed(month: 7, day: 14)),
      HolidayRule(name: "Assomption", day: .fixed(month: 8, day: 15)),
      HolidayRule(name: "Toussaint", day: .fixed(month: 11, day: 1)),
      HolidayRule(name: "Armistice 1918", day: .fixed(month: 11, day: 11)),
      HolidayRule(name: "Noël", day: .fixed(month: 12, day: 25)),
    ])

  /// The national holidays of Italy.
  static let italy = HolidayCalendar(
    key: "italy", name: "the national holidays of Italy",
    rules: [
      HolidayRule(name: "Capodanno", day: .fixed(month: 1, day: 1)),
      HolidayRule(name: "Epifania", day: .fixed(month: 1, day: 6)),
      HolidayRule(name: "Lunedì dell'Angelo", day: .easter(1)),
      HolidayRule(name: "Liberazione", day: .fixed(month: 4, day: 25)),
      HolidayRule(name: "Festa del Lavoro", day: .fixed(month: 5, day: 1)),
      HolidayRule(name: "Festa della Repubblica", day: .fixed(month: 6, day: 2)),
      HolidayRule(name: "Ferragosto", day: .fixed(month: 8, day: 15)),
      HolidayRule(name: "Ognissanti", day: .fixed(month: 11, day: 1)),
      HolidayRule(name: "Immacolata", day: .fixed(month: 12, day: 8)),
      HolidayRule(name: "Natale", day: .fixed(month: 12, day: 25)),
      HolidayRule(name: "Santo Stefano", day: .fixed(month: 12, day: 26)),
    ])

  /// The public holidays of the Netherlands.
  static let netherlands = HolidayCalendar(
    key: "netherlands", name: "the public holidays of the Netherlands",
    rules: [
      HolidayRule(name: "Nieuwjaarsdag", day: .fixed(month: 1, day: 1)),
      HolidayRule(name: "Tweede paasdag", day: .easter(1)),
      HolidayRule(name: "Koningsdag", day: .fixed(month: 4, day: 27), since: 2014),
      HolidayRule(name: "Hemelvaartsdag", day: .easter(39)),
      HolidayRule(name: "Tweede pinksterdag", day: .easter(50)),
      HolidayRule(name: "Eerste kerstdag", day: .fixed(month: 12, day: 25)),
      HolidayRule(name: "Tweede kerstdag", day: .fixed(month: 12, day: 26)),
    ])

  /// The national holidays of Spain that all regions keep.
  static let spain = HolidayCalendar(
    key: "spain", name: "the holidays that all regions of Spain keep",
    rules: [
      HolidayRule(name: "Año Nuevo", day: .fixed(month: 1, day: 1)),
      HolidayRule(name: "Epifanía", day: .fixed(month: 1, day: 6)),
      HolidayRule(name: "Viernes Santo", day: .easter(-2)),
      HolidayRule(name: "Fiesta del Trabajo", day: .fixed(month: 5, day: 1)),
      HolidayRule(name: "Asunción", day: .fixed(month: 8, day: 15)),
      HolidayRule(name: "Fiesta Nacional", day: .fixed(month: 10, day: 12)),
      HolidayRule(name: "Todos los Santos", day: .fixed(month: 11, day: 1)),
      HolidayRule(name: "Constitución", day: .fixed(month: 12, day: 6)),
      HolidayRule(name: "Inmaculada", day: .fixed(month: 12, day: 8)),
      HolidayRule(name: "Navidad", day: .fixed(month: 12, day: 25)),
    ])
}
