// Why a share is not final, in a sentence; nothing for one that is.
import { useEffect, useState } from 'preact/hooks'
import type { Bilingual, Share } from '../../../shared/schema/index.ts'
import { usePane } from '../state/context.ts'

/** @param props.attested says besides what an attestation proves of it */
export function ShareReason({ share, attested = false }: { share: Share; attested?: boolean }) {
  const { services, settings } = usePane()
  const [reason, setReason] = useState<Bilingual | null>(null)
  const isOpen = share.status === 'provisional'
  // The sentences are the worker thread's: the page does without them until there is one to say.
  useEffect(() => {
    let isWanted = true
    setReason(null)
    if (isOpen) {
      void services.workerThread.call('explainShare', { share, attested }).then((explained) => {
        if (isWanted) setReason(explained)
      })
    }
    return () => {
      isWanted = false
    }
  }, [share, attested, isOpen, services])
  if (!isOpen || reason === null) return null
  return <p class="small share-reason">{reason[settings.spoken.value]}</p>
}
