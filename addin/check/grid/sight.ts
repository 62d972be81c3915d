// The part of a sheet that is in sight.
export interface Sight {
  top: number
  left: number
  height: number
  width: number
}

export const sightOf = (element: HTMLElement): Sight => ({
  ...{ top: element.scrollTop, left: element.scrollLeft },
  ...{ height: element.clientHeight, width: element.clientWidth },
})
