/**
 * Public holidays of Korea on which offices are closed, day by day, because the usual libraries have the days of the
 * lunar new year and the substitutes wrong. By 공휴일에 관한 법률 (the act on public holidays) and 관공서의 공휴일에 관한
 * 규정 (the decree on holidays of public offices), articles 2 and 3: Seollal, Chuseok get a substitute day for a Sunday or
 * another holiday, Children's Day, Buddha's Birthday, Christmas, the national days and Labour Day for a Saturday too, New
 * Year and Memorial Day never. Constitution Day is a holiday again since the amendment of 2026-02-10; Labour Day since
 * 2026. Days of elections by 공직선거법 (election act), article 34, and of the government by resolution of the cabinet.
 *
 * The lunar days are compared with the Korean calendar of ICU, the substitutes with the rules, by a test. Not verified
 * with an official almanac: 2027 as published, and the substitute for Labour Day 2027-05-03, which follows from the rule.
 */
type Kind = 'holiday' | 'substitute' | 'election' | 'government'
export type KoreanHoliday = { day: string; en: string; ko: string; kind: Kind }

const names = {
  newYear: ['New Year’s Day', '신정'],
  seollal: ['Seollal', '설날'],
  seollalBefore: ['Day before Seollal', '설날 전날'],
  seollalAfter: ['Day after Seollal', '설날 다음 날'],
  march1: ['March 1st Movement Day', '3·1절'],
  labour: ['Labour Day', '노동절'],
  children: ['Children’s Day', '어린이날'],
  buddha: ['Buddha’s Birthday', '부처님 오신 날'],
  memorial: ['Memorial Day', '현충일'],
  constitution: ['Constitution Day', '제헌절'],
  liberation: ['Liberation Day', '광복절'],
  chuseok: ['Chuseok', '추석'],
  chuseokBefore: ['Day before Chuseok', '추석 전날'],
  chuseokAfter: ['Day after Chuseok', '추석 다음 날'],
  foundation: ['National Foundation Day', '개천절'],
  hangeul: ['Hangeul Day', '한글날'],
  christmas: ['Christmas', '성탄절'],
  assembly: ['National Assembly election', '국회의원 선거일'],
  president: ['Presidential election', '대통령 선거일'],
  local: ['Local elections', '지방선거일'],
  armedForces: ['Armed Forces Day (temporary holiday)', '국군의 날(임시공휴일)'],
  temporary: ['Temporary holiday', '임시공휴일'],
} as const satisfies Record<string, readonly [string, string]>
type Name = keyof typeof names

/** Month and day, the name, and what kind of day it is when it is not the holiday itself. */
const days: Record<number, readonly (readonly [string, Name, Exclude<Kind, 'holiday'>?])[]> = {
  2024: [
    ['01-01', 'newYear'],
    ['02-09', 'seollalBefore'],
    ['02-10', 'seollal'],
    ['02-11', 'seollalAfter'],
    ['02-12', 'seollal', 'substitute'],
    ['03-01', 'march1'],
    ['04-10', 'assembly', 'election'],
    ['05-05', 'children'],
    ['05-06', 'children', 'substitute'],
    ['05-15', 'buddha'],
    ['06-06', 'memorial'],
    ['08-15', 'liberation'],
    ['09-16', 'chuseokBefore'],
    ['09-17', 'chuseok'],
    ['09-18', 'chuseokAfter'],
    ['10-01', 'armedForces', 'government'],
    ['10-03', 'foundation'],
    ['10-09', 'hangeul'],
    ['12-25', 'christmas'],
  ],
  2025: [
    ['01-01', 'newYear'],
    ['01-27', 'temporary', 'government'],
    ['01-28', 'seollalBefore'],
    ['01-29', 'seollal'],
    ['01-30', 'seollalAfter'],
    ['03-01', 'march1'],
    ['03-03', 'march1', 'substitute'],
    ['05-05', 'children'],
    ['05-05', 'buddha'],
    ['05-06', 'buddha', 'substitute'],
    ['06-03', 'president', 'election'],
    ['06-06', 'memorial'],
    ['08-15', 'liberation'],
    ['10-03', 'foundation'],
    ['10-05', 'chuseokBefore'],
    ['10-06', 'chuseok'],
    ['10-07', 'chuseokAfter'],
    ['10-08', 'chuseok', 'substitute'],
    ['10-09', 'hangeul'],
    ['12-25', 'christmas'],
  ],
  2026: [
    ['01-01', 'newYear'],
    ['02-16', 'seollalBefore'],
    ['02-17', 'seollal'],
    ['02-18', 'seollalAfter'],
    ['03-01', 'march1'],
    ['03-02', 'march1', 'substitute'],
    ['05-01', 'labour'],
    ['05-05', 'children'],
    ['05-24', 'buddha'],
    ['05-25', 'buddha', 'substitute'],
    ['06-03', 'local', 'election'],
    ['06-06', 'memorial'],
    ['07-17', 'constitution'],
    ['08-15', 'liberation'],
    ['08-17', 'liberation', 'substitute'],
    ['09-24', 'chuseokBefore'],
    ['09-25', 'chuseok'],
    ['09-26', 'chuseokAfter'],
    ['10-03', 'foundation'],
    ['10-05', 'foundation', 'substitute'],
    ['10-09', 'hangeul'],
    ['12-25', 'christmas'],
  ],
  2027: [
    ['01-01', 'newYear'],
    ['02-06', 'seollalBefore'],
    ['02-07', 'seollal'],
    ['02-08', 'seollalAfter'],
    ['02-09', 'seollal', 'substitute'],
    ['03-01', 'march1'],
    ['05-01', 'labour'],
    ['05-03', 'labour', 'substitute'],
    ['05-05', 'children'],
    ['05-13', 'buddha'],
    ['06-06', 'memorial'],
    ['07-17', 'constitution'],
    ['07-19', 'constitution', 'substitute'],
    ['08-15', 'liberation'],
    ['08-16', 'liberation', 'substitute'],
    ['09-14', 'chuseokBefore'],
    ['09-15', 'chuseok'],
    ['09-16', 'chuseokAfter'],
    ['10-03', 'foundation'],
    ['10-04', 'foundation', 'substitute'],
    ['10-09', 'hangeul'],
    ['10-11', 'hangeul', 'substitute'],
    ['12-25', 'christmas'],
    ['12-27', 'christmas', 'substitute'],
  ],
}

/** In the order of days; a day on which two holidays fall is there twice. */
export const koreanHolidays: readonly KoreanHoliday[] = Object.entries(days).flatMap(([year, rows]) =>
  rows.map(([day, name, special]): KoreanHoliday => {
    const [en, ko] = names[name]
    const substitute = special === 'substitute'
    return {
      day: `${year}-${day}`,
      en: substitute ? `Substitute holiday (${en})` : en,
      ko: substitute ? `대체공휴일(${ko})` : ko,
      kind: special ?? 'holiday',
    }
  }),
)
