import type { Ctx } from '#app/core/context.server.ts'
import { caseList } from '#app/domain/cases/queries/list.server.ts'
import { caseProducts } from '#app/domain/cases/queries/products.server.ts'
import { savedFilters } from '#app/domain/cases/queries/saved-filters.server.ts'
import { staff } from '#app/domain/cases/queries/team.server.ts'
import { caseRows } from '#app/views/case-views.server.ts'
import { filterOf, readCaseQuery, sortOf } from './case-query.ts'

const perPage = 30

/** The list of cases that the address asks for, and what it can be narrowed by. */
export async function caseListPage(ctx: Ctx, { searchParams }: URL) {
  const chosen = readCaseQuery(searchParams)
  const cursor = searchParams.get('cursor')
  const { items, next } = await caseList(ctx, filterOf(chosen), { limit: perPage, cursor }, sortOf(chosen))
  return {
    chosen,
    cases: caseRows(ctx, items),
    next,
    first: cursor === null,
    people: await staff(ctx),
    products: await caseProducts(ctx.read, ctx.locale),
    filters: await savedFilters(ctx.read, ctx.actor.memberId ?? ''),
  }
}
