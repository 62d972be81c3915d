// Before the first file: what the page does, and that nothing leaves the machine.
import { Icon } from '../../taskpane/parts/icon.tsx'
import { FileButton } from './file-button.tsx'
import type { Session } from './session.ts'

export function Welcome({ session }: { session: Session }) {
  const t = session.text.value.welcome
  return (
    <main class="welcome">
      <div class="welcome-card">
        <Picture />
        <h1>{t.title}</h1>
        <p>{t.explain}</p>
        <FileButton
          label={t.choose}
          text={t.choose}
          icon="upload"
          look="primary"
          size="large"
          disabled={session.reading.value !== null}
          onFiles={(files) => void session.openFiles(files)}
        />
        <p class="small quiet">{t.several}</p>
        <ol class="empty-steps">
          {t.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p class="welcome-privacy">
          <Icon name="shield" size={16} />
          <span>{t.privacy}</span>
        </p>
        {session.hasServer && (
          <p class="small">
            <a href="check-offline.html" download="hanei-check.html">
              {t.offline}
            </a>
          </p>
        )}
      </div>
    </main>
  )
}

/** A sheet with a finding, and the share that comes of it. */
function Picture() {
  return (
    <svg class="welcome-picture" viewBox="0 0 220 96" aria-hidden="true" focusable="false">
      <rect class="paper" x="10" y="8" width="120" height="80" rx="6" />
      <path class="rule" d="M10 28h120M10 48h120M10 68h120M50 8v80M96 8v80" />
      <rect class="mark" x="97" y="49" width="32" height="18" />
      <path
        class="line"
        d="M18 38h22M18 58h26M18 78h18M58 38h28M58 58h24M58 78h30M104 38h18M104 78h18"
      />
      <rect class="paper" x="146" y="20" width="64" height="56" rx="6" />
      <path class="line strong" d="M156 34h28" />
      <rect class="rest" x="156" y="46" width="44" height="10" rx="3" />
      <rect class="share" x="156" y="46" width="23" height="10" rx="3" />
      <path class="line" d="M156 65h36" />
    </svg>
  )
}
