/**
 * The drawings behind `Icon`, once per page. Inside the page and not in a file of their own: browsers do not agree
 * which directive of the Content-Security-Policy governs an outside `<use>`.
 */
export function Sprite() {
  return sprite
}

const sprite = (
  <svg className="sprite" aria-hidden="true">
    <symbol id="i-accepted" viewBox="0 0 20 20">
      <circle cx="10" cy="10" r="8" fill="currentColor" stroke="none" />
      <path className="cut" d="m6.4 10.3 2.5 2.5 4.8-5.4" />
    </symbol>
    <symbol id="i-arrow" viewBox="0 0 20 20">
      <path d="M3.5 10h13m-4.6-4.6L16.5 10l-4.6 4.6" />
    </symbol>
    <symbol id="i-badge" viewBox="0 0 20 20">
      <path d="m10 2.6 6.8 3.9v7L10 17.4l-6.8-3.9v-7Z" />
    </symbol>
    <symbol id="i-bell" viewBox="0 0 20 20">
      <path d="M5.4 13.6V9a4.6 4.6 0 0 1 9.2 0v4.6l1.4 1H4ZM8.6 16.8h2.8" />
    </symbol>
    <symbol id="i-bookmark" viewBox="0 0 20 20">
      <path d="M5.6 3.2h8.8v13.6L10 13.4l-4.4 3.4Z" />
    </symbol>
    <symbol id="i-check" viewBox="0 0 20 20">
      <path d="m4.5 10.6 3.6 3.6 7.4-8.4" />
    </symbol>
    <symbol id="i-clock" viewBox="0 0 20 20">
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 5.8V10l2.8 1.8" />
    </symbol>
    <symbol id="i-close" viewBox="0 0 20 20">
      <path d="m5.4 5.4 9.2 9.2M14.6 5.4l-9.2 9.2" />
    </symbol>
    <symbol id="i-comment" viewBox="0 0 20 20">
      <path d="M3.2 4.2h13.6v9.4H9.6l-3.4 3v-3h-3Z" />
    </symbol>
    <symbol id="i-complaint" viewBox="0 0 20 20">
      <path d="M3.2 4.2h13.6v9.4H9.6l-3.4 3v-3h-3ZM10 6.6v3M10 11.5v.1" />
    </symbol>
    <symbol id="i-doc" viewBox="0 0 20 20">
      <path d="M5 3h6.6L15.4 6.8V17H5ZM11.4 3v4h4" />
    </symbol>
    <symbol id="i-down" viewBox="0 0 20 20">
      <path d="m4.5 7.8 5.5 5.6 5.5-5.6" />
    </symbol>
    <symbol id="i-flag" viewBox="0 0 20 20">
      <path d="M5 17V3.4M5 4h9.6l-2 3.4 2 3.4H5" />
    </symbol>
    <symbol id="i-gift" viewBox="0 0 20 20">
      <path d="M3.6 7.4h12.8v3H3.6ZM4.8 10.4v6.2h10.4v-6.2M10 7.4v9.2M10 7.2C8 7.2 6 6.4 6.4 4.8S9.4 3.6 10 7.2c.6-3.6 3.2-4 3.6-2.4S12 7.2 10 7.2Z" />
    </symbol>
    <symbol id="i-hand" viewBox="0 0 20 20">
      <path d="M6 10V5.4a1.2 1.2 0 0 1 2.4 0V9m0-4.8a1.2 1.2 0 0 1 2.4 0V9m0-3.8a1.2 1.2 0 0 1 2.4 0v5m0-2.8a1.2 1.2 0 0 1 2.4 0v4.2a5.2 5.2 0 0 1-5.2 5.2c-2.2 0-3.4-1-4.4-2.6L3.4 11a1.2 1.2 0 0 1 2-1.2L6 11" />
    </symbol>
    <symbol id="i-heart" viewBox="0 0 20 20">
      <path d="M10 16.4S3.4 12.8 3.4 8a3.4 3.4 0 0 1 6.6-1.2A3.4 3.4 0 0 1 16.6 8c0 4.8-6.6 8.4-6.6 8.4Z" />
    </symbol>
    <symbol id="i-info" viewBox="0 0 20 20">
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 9.2v4.2M10 6.5v.1" />
    </symbol>
    <symbol id="i-link" viewBox="0 0 20 20">
      <path d="M8.4 11.6a3 3 0 0 0 4.3 0l2.9-2.9a3 3 0 0 0-4.3-4.3l-1 1M11.6 8.4a3 3 0 0 0-4.3 0l-2.9 2.9a3 3 0 0 0 4.3 4.3l1-1" />
    </symbol>
    <symbol id="i-lock" viewBox="0 0 20 20">
      <rect x="4.4" y="8.8" width="11.2" height="7.8" rx="1.6" />
      <path d="M6.8 8.6V6.4a3.2 3.2 0 0 1 6.4 0v2.2" />
    </symbol>
    <symbol id="i-menu" viewBox="0 0 20 20">
      <path d="M3.5 6h13M3.5 10h13M3.5 14h13" />
    </symbol>
    <symbol id="i-pause" viewBox="0 0 20 20">
      <circle cx="10" cy="10" r="7.2" />
      <path d="M8.2 7.4v5.2M11.8 7.4v5.2" />
    </symbol>
    <symbol id="i-pen" viewBox="0 0 20 20">
      <path d="m4 16 .8-3.4L13.2 4.2l2.6 2.6-8.4 8.4Z" />
    </symbol>
    <symbol id="i-person" viewBox="0 0 20 20">
      <circle cx="10" cy="6.6" r="3.2" />
      <path d="M3.8 16.8c.5-3.4 3-5 6.2-5s5.7 1.6 6.2 5" />
    </symbol>
    <symbol id="i-plus" viewBox="0 0 20 20">
      <path d="M10 4v12M4 10h12" />
    </symbol>
    <symbol id="i-quote" viewBox="0 0 20 20">
      <path d="M8.4 5.4c-3 .8-4.6 3-4.6 6v3.2h4.6v-4.4H6M16.4 5.4c-3 .8-4.6 3-4.6 6v3.2h4.6v-4.4H14" />
    </symbol>
    <symbol id="i-search" viewBox="0 0 20 20">
      <circle cx="8.8" cy="8.8" r="5.3" />
      <path d="m12.8 12.8 4 4" />
    </symbol>
    <symbol id="i-staff" viewBox="0 0 20 20">
      <path d="M3.2 8.2 4.6 3.6h10.8l1.4 4.6a2.3 2.3 0 0 1-4.5.4 2.3 2.3 0 0 1-4.6 0 2.3 2.3 0 0 1-4.5-.4ZM4.8 11v5.4h10.4V11M8.4 16.2v-3h3.2v3" />
    </symbol>
    <symbol id="i-star" viewBox="0 0 20 20">
      <path d="m10 3 2.2 4.6 5 .7-3.6 3.5.9 5L10 14.4l-4.5 2.4.9-5L2.8 8.3l5-.7Z" />
    </symbol>
    <symbol id="i-up" viewBox="0 0 20 20">
      <path d="m4.5 12.2 5.5-5.6 5.5 5.6" />
    </symbol>
    <symbol id="i-warn" viewBox="0 0 20 20">
      <path d="M10 3.4 17.4 16H2.6ZM10 8v3.8M10 13.8v.1" />
    </symbol>
  </svg>
)
