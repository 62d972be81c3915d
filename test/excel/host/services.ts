// Objects the library makes by name rather than reaches from the workbook.
import { HostError } from './errors.ts'
import { type HostObject, type ObjectType, object } from './registry.ts'
import type { HostState } from './state.ts'

/** @throws HostError ApiNotFound for a service the stand-in does not play. */
export const serviceObject = (name: string, state: HostState): HostObject => {
  const type = SERVICES[name]
  if (!type) throw new HostError('ApiNotFound', name)
  return object(type, state)
}

const CustomFunctionsType: ObjectType<HostState> = {
  name: 'CustomFunctions',
  methods: {
    _SetOsfControlContainerReadyForCustomFunctions: (state) => {
      state.customFunctionsReady = true
    },
    setInvocationResults: (state, [results]) => state.customFunctionResults(results as unknown[]),
    setInvocationArrayResults: (state, [results]) =>
      state.customFunctionResults(results as unknown[]),
    setInvocationError: (state, [id, message]) =>
      state.customFunctionResults([[id, false, null, '#VALUE!', message]]),
  },
}

const AddinInternalServiceType: ObjectType<HostState> = {
  name: 'AddinInternalService',
  methods: { notifyActionHandlerReady: () => undefined },
}

const SERVICES: Record<string, ObjectType<HostState>> = {
  'Microsoft.ExcelServices.CustomFunctions': CustomFunctionsType,
  'Microsoft.InternalService.AddinInternalService': AddinInternalServiceType,
}
