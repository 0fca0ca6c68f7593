import type { Ctx } from '#app/core/context.server.ts'
import { caseReport } from '#app/domain/cases/report/case-report.server.ts'
import { reportDimensions, type ReportDimension, type ReportPeriod } from '#app/domain/cases/report/report.ts'
import { boardPage } from '#app/views/cases/board-page.server.ts'
import { wholeCasePage } from '#app/views/cases/case-page.server.ts'
import { dayPage } from '#app/views/cases/day-page.server.ts'
import { caseListPage } from '#app/views/cases/list-page.server.ts'
import { templateLines } from '#app/views/cases/template-lines.server.ts'
import { benchCase } from '#scripts/bench/many-cases.ts'

type StaffPath = (ctx: Ctx) => Promise<unknown>

/** The pages that staff have open all day, on a site of `fillManyCases` with so many cases. */
export function staffPaths(cases: number): Record<string, StaffPath> {
  return {
    'my day': (ctx) => dayPage(ctx, 'mine'),
    'my day, without assignee': (ctx) => dayPage(ctx, 'free'),
    board: boardPage,
    'cases, open': list(''),
    'cases, all': list('status=all'),
    'cases, closed': list('status=closed'),
    'cases, newest': list('status=all&sort=newest'),
    'cases, of a category': list('status=all&category=price'),
    'cases, of a product': list('product=p1'),
    'cases, of an agent': list('assignee=agent3'),
    'cases, overdue': list('due=overdue'),
    'cases, older': list('days=21'),
    'a case': (ctx) => wholeCasePage(ctx, benchCase(cases)),
    templates: (ctx) => templateLines(ctx, { q: '', category: null, archived: false }),
    'templates, searched': (ctx) => templateLines(ctx, { q: 'bill', category: 'price', archived: false }),
    'reports, four weeks': report('4w'),
    'reports, twelve weeks': report('12w'),
    'reports, a year': report('52w'),
    'reports, a year by plan': report('52w', ['plan']),
    'reports, file of a year': report('52w', reportDimensions),
  }
}

function list(query: string): StaffPath {
  return (ctx) => caseListPage(ctx, new URL(`http://localhost/staff/cases?${query}`))
}

function report(period: ReportPeriod, dimensions: readonly ReportDimension[] = ['product']): StaffPath {
  return (ctx) => caseReport(ctx, period, dimensions)
}
