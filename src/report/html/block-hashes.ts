/** Generated from the blocks: what the policy of a page lets be. */
export const styleHash = 'sha256-dN9OJQK9pk2iwIkPaVc9Tgq8QXZ4xZdR5QirsqzOYRI='
export const scriptHash = 'sha256-vxrfE9vkUjffWRsqeuIHa7DpCHKm06+2JOWasGsAtt4='
