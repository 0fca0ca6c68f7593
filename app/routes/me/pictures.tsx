import { z } from 'zod'
import { Alert } from '#app/components/parts/alert.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { Progress } from '#app/components/parts/progress.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type DataOf, type PageProps, useLoaderData } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { deletePicture } from '#app/domain/uploads/delete-picture.server.ts'
import { myPictures, pictureRoom } from '#app/domain/uploads/queries/own-pictures.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('composer.pictures.title'), noindex: true }),
}

const perPage = 24

export const loader = memberLoader(async ({ ctx, url }) => {
  const cursor = url.searchParams.get('cursor')
  const page = await myPictures(ctx, { limit: perPage, cursor })
  return {
    room: await pictureRoom(ctx),
    orphanHours: ctx.setting('uploads.orphanHours'),
    pictures: page.items.map(({ uses, ...picture }) => ({
      ...picture,
      src: urls.upload(picture.id),
      uses: uses.map((use) => ({ ...use, href: urls.permalink(use.postId) })),
    })),
    first: cursor === null ? null : urls.pictures(),
    next: page.next === null ? null : `${urls.pictures()}?cursor=${page.next}`,
  }
})

export const action = formAction(
  {
    remove: intent({
      shape: z.object({ id: z.string().max(60) }),
      limit: 'keep',
      run: async ({ ctx, url }, input) => {
        await deletePicture(ctx, input)
        return { to: urls.pictures() + url.search, toast: { tone: 'good', key: 'composer.pictures.deleted' } }
      },
    }),
  },
  { member: true },
)

/** Every picture a member has stored: how much room they take, where each is used, and the way to delete it. */
export default function Pictures({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const size = useSize()
  const { room, pictures, first, next } = data
  const refused = result?.error
  const said = t('composer.pictures.room', { used: size(room.bytes), most: size(room.most) })
  return (
    <>
      <PageTitle title={t('composer.pictures.title')} lede={t('composer.pictures.lede')} />
      {refused != null && <Alert tone="bad" title={t.any(refused.key, refused.params)} />}
      <p className="stack tight">
        <Progress value={room.bytes} max={room.most} label={said} />
        <span className="meta-text">{said}</span>
      </p>
      {pictures.length === 0 ? (
        <EmptyState title={t('composer.pictures.emptyTitle')} text={t('composer.pictures.emptyText')}>
          <a className="button" href={urls.threads()}>
            {t('shell.error.goThreads')}
          </a>
        </EmptyState>
      ) : (
        <ul className="lines gap">
          {pictures.map((picture) => (
            <Picture key={picture.id} picture={picture} />
          ))}
        </ul>
      )}
      <Pager newer={first} older={next} olderText={t('composer.pictures.older')} />
    </>
  )
}

type Shown = DataOf<typeof loader>['pictures'][number]

function Picture({ picture: { id, src, bytes, width, height, createdAt, uses, free } }: { picture: Shown }) {
  const t = useT()
  const size = useSize()
  const { number } = useFormat()
  const { orphanHours } = useLoaderData<typeof loader>()
  return (
    <li className="own-picture">
      <a href={src}>
        <img src={src} width={width} height={height} alt={t('composer.pictures.open')} loading="lazy" />
      </a>
      <div className="stack tight">
        <p className="meta">
          <Time at={createdAt} />
          <span>{size(bytes)}</span>
          <span>{t('composer.pictures.pixels', { width: number(width), height: number(height) })}</span>
        </p>
        {uses.length === 0 ? (
          <p className="quiet-text">{t('composer.pictures.unused', { hours: orphanHours })}</p>
        ) : (
          <ul className="stack tight">
            {uses.map(({ postId, title, href, now, deleted }) => (
              <li key={postId}>
                <a href={href}>{title}</a>{' '}
                {deleted ? (
                  <small>{t('composer.pictures.inDeleted')}</small>
                ) : (
                  !now && <small>{t('composer.pictures.inOlder')}</small>
                )}
              </li>
            ))}
          </ul>
        )}
        {free ? (
          <form method="post">
            <input type="hidden" name="intent" value="remove" />
            <input type="hidden" name="id" value={id} />
            <ConfirmButton
              text={t('common.delete')}
              consequence={t('composer.pictures.consequence')}
              confirm={t('composer.pictures.delete')}
            />
          </form>
        ) : (
          <p className="meta-text">{t('composer.pictures.inUse')}</p>
        )}
      </div>
    </li>
  )
}

/** Bytes as people read them: kB below a megabyte. */
function useSize(): (bytes: number) => string {
  const t = useT()
  const { number } = useFormat()
  return (bytes) =>
    bytes < 1024 * 1024
      ? t('composer.pictures.kilobytes', { size: number(Math.ceil(bytes / 1024)) })
      : t('composer.pictures.megabytes', { size: number(Math.round((10 * bytes) / 1024 / 1024) / 10) })
}
