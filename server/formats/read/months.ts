/** Names of months as people type them in English, German, French, Spanish, Portuguese, Italian and Romanian. */
const MONTHS = [
  'jan, january, januar, jänner, janvier, janv, enero, ene, janeiro, gennaio, gen, ianuarie, ian',
  'feb, february, februar, février, fevrier, févr, fevr, febrero, fevereiro, fev, febbraio, februarie',
  'mar, march, mär, märz, mrz, maerz, mars, marzo, março, marco, martie',
  'apr, april, avril, avr, abril, abr, aprile, aprilie',
  'may, mai, mayo, maio, maggio, mag',
  'jun, june, juni, juin, junio, junho, giugno, giu, iunie, iun',
  'jul, july, juli, juillet, juil, julio, julho, luglio, lug, iulie, iul',
  'aug, august, août, aout, agosto, ago',
  'sep, sept, september, septembre, septiembre, setembro, set, settembre, septembrie',
  'oct, october, okt, oktober, octobre, octubre, outubro, out, ottobre, ott, octombrie',
  'nov, november, novembre, noviembre, novembro, noiembrie, noi',
  'dec, december, dez, dezember, décembre, decembre, déc, diciembre, dic, dezembro, dicembre, decembrie',
];
const NUMBERS = new Map(MONTHS.flatMap((names, index) => names.split(', ').map((name) => [name, index + 1] as const)));

/** 1 to 12; undefined for any other word. */
export const monthOf = (word: string): number | undefined => NUMBERS.get(word.toLowerCase());
