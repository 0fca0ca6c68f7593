import { FlagPage } from '#app/components/flags/flag-page.tsx'
import { NoMember } from '#app/components/legal/legal-notes.tsx'
import { Avatar } from '#app/components/parts/avatar.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { flagPage } from '#app/views/moderation/flag-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction } from '#app/web/form-action.server.ts'
import { flagIntents } from '#app/web/intents/flag-intents.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('flags.form.title.profile'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, memberId, params }) => {
  const member = await memberNamed(ctx, params.handle)
  if (member.id === memberId) throw new DomainError('forbidden', 'flags.errors.own')
  const { name, handle, bio, avatar } = member
  return {
    ...(await flagPage(ctx, 'profile', member.id, { text: name, href: urls.member(handle) })),
    member: { name, handle, bio, avatar },
  }
})

export const action = formAction(
  flagIntents('profile', async ({ ctx, params }) => {
    const { id, handle } = await memberNamed(ctx, params.handle)
    return { id, back: urls.member(handle) }
  }),
  { member: true },
)

async function memberNamed(ctx: Ctx, handle: string | undefined) {
  const member = await memberByHandle(ctx, handle ?? '')
  if (member === null) throw notFound()
  return member
}

export default function FlagProfile({ data, result }: PageProps<typeof loader, typeof action>) {
  const { member } = data
  return (
    <FlagPage data={data} result={result} more={<NoMember about={urls.member(member.handle)} />}>
      <blockquote>
        <p className="who">
          <Avatar of={{ ...member, staff: false }} />
          <b>
            <bdi>{member.name}</bdi>
          </b>
        </p>
        {member.bio !== '' && <p className="lines-kept">{member.bio}</p>}
      </blockquote>
    </FlagPage>
  )
}
