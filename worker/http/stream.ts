// An answer whose body is made while it is sent.

/**
 * Pieces of text and of bytes → one stream of bytes, made at the pace of the reader. When a piece
 * cannot be made the stream breaks: half an answer must not pass for a whole one.
 */
export function streamOf(
  pieces: AsyncGenerator<string | ReadableStream<Uint8Array>>,
  failed: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const bytes = bytesOf(pieces)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await bytes.next()
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (error) {
          failed(error)
          controller.error(error)
        }
      },
      async cancel() {
        await bytes.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

async function* bytesOf(
  pieces: AsyncGenerator<string | ReadableStream<Uint8Array>>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const piece of pieces) {
    if (typeof piece === 'string') yield encoder.encode(piece)
    else for await (const chunk of piece) yield chunk
  }
}
