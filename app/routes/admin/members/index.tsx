import { FilterForm } from '#app/components/forms/filter-form.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { memberPage } from '#app/domain/accounts/queries/members.server.ts'
import { grantedRoles } from '#app/registry/permissions.ts'
import { withQuery } from '#app/views/with-query.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('accounts.admin.title'), noindex: true }),
}

const perPage = 50

export const loader = guardedLoader('member.administer', async ({ ctx, url }) => {
  const search = (url.searchParams.get('q') ?? '').slice(0, 100)
  const asked = url.searchParams.get('role')
  const role = asked === 'any' ? 'any' : (grantedRoles.find((one) => one === asked) ?? null)
  const cursor = url.searchParams.get('cursor')
  const page = await memberPage(ctx, { search, role, answers: true }, { limit: perPage, cursor })
  const members = page.items.map(({ id, name, handle, email, roles, trustLevel, joinedAt }) => ({
    id,
    name,
    handle,
    email,
    roles,
    trustLevel,
    joinedAt,
  }))
  return { search, role, members, first: cursor === null, next: page.next }
})

export default function AdminMembers({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { number } = useFormat()
  const { search, role, members, first, next } = data
  const address = (cursor: string | null) => withQuery('/admin/members', { q: search, role, cursor })
  return (
    <>
      <PageTitle title={t('accounts.admin.title')} lede={t('accounts.admin.lede')} />
      <div className="stack loose">
        <FilterForm
          id="member-search"
          label={t('accounts.admin.search')}
          value={search}
          submit={t('accounts.admin.searchSubmit')}
        >
          <div className="field">
            <label htmlFor="member-role">{t('accounts.admin.roles')}</label>
            <select id="member-role" name="role" defaultValue={role ?? ''}>
              <option value="">{t('accounts.admin.all')}</option>
              <option value="any">{t('accounts.admin.anyRole')}</option>
              {grantedRoles.map((one) => (
                <option key={one} value={one}>
                  {t(`accounts.role.${one}`)}
                </option>
              ))}
            </select>
          </div>
        </FilterForm>
        <h2 className="said-only">{t('accounts.list.results')}</h2>
        <PagedList
          count={members.length}
          empty={{ title: t('accounts.admin.emptyTitle'), text: t('accounts.admin.emptyText') }}
          newer={first ? null : address(null)}
          older={next === null ? null : address(next)}
        >
          <DataTable
            caption={t('accounts.admin.title')}
            rows={members}
            rowKey={(member) => member.id}
            columns={[
              {
                key: 'member',
                title: t('accounts.admin.member'),
                cell: (member) => (
                  <>
                    <a href={`/admin/members/${encodeURIComponent(member.handle)}`}>
                      <bdi>{member.name}</bdi>
                    </a>{' '}
                    <span className="quiet-text">@{member.handle}</span>{' '}
                  </>
                ),
              },
              { key: 'email', title: t('accounts.admin.email'), cell: (member) => member.email },
              {
                key: 'roles',
                title: t('accounts.admin.roles'),
                cell: (member) =>
                  member.roles.length === 0 ? null : member.roles.map((one) => t(`accounts.role.${one}`)).join(', '),
              },
              {
                key: 'trust',
                title: t('accounts.admin.trust'),
                figure: true,
                cell: (member) => number(member.trustLevel),
              },
              {
                key: 'joined',
                title: t('accounts.admin.joined'),
                figure: true,
                cell: (member) => <Time at={member.joinedAt} form="date" />,
              },
            ]}
          />
        </PagedList>
      </div>
    </>
  )
}
