import { FlagPage } from '#app/components/flags/flag-page.tsx'
import { NoMember } from '#app/components/legal/legal-notes.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { visibleUpload } from '#app/domain/uploads/find-upload.server.ts'
import { postShowing } from '#app/domain/uploads/queries/uploads.server.ts'
import { translator } from '#app/i18n/index.ts'
import { flagPage } from '#app/views/moderation/flag-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction } from '#app/web/form-action.server.ts'
import { flagIntents } from '#app/web/intents/flag-intents.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('flags.form.title.picture'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, memberId, params }) => {
  const found = await visibleUpload(ctx, params.id ?? '')
  if (found === null) throw notFound()
  const { id, member_id: owner, width, height } = found.upload
  if (owner === memberId) throw new DomainError('forbidden', 'flags.errors.own')
  const trail = { text: translator(ctx.locale)('flags.thing.picture'), href: await backOf(ctx, id) }
  return { ...(await flagPage(ctx, 'picture', id, trail)), picture: { src: urls.upload(id), width, height } }
})

export const action = formAction(
  flagIntents('picture', async ({ ctx, params }) => {
    const id = params.id ?? ''
    return { id, back: await backOf(ctx, id) }
  }),
  { member: true },
)

/** The post that shows the picture to this reader. */
async function backOf(ctx: Ctx, id: string): Promise<string> {
  const postId = await postShowing(ctx, id)
  return postId === null ? urls.home() : urls.permalink(postId)
}

export default function FlagPicture({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { src, width, height } = data.picture
  return (
    <FlagPage data={data} result={result} more={<NoMember about={src} />}>
      <p>
        <img src={src} alt={t('flags.thing.picture')} width={width} height={height} className="evidence-picture" />
      </p>
    </FlagPage>
  )
}
