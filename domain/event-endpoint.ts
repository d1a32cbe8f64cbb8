export type EndpointStatus = 'enabled' | 'disabled' | 'deleted';

/** `failing`: for days nothing got through. `gone`: the receiver answered 410. */
export type DisabledBecause = 'member' | 'failing' | 'gone';
