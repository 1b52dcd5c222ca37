/** Generated from the blocks: what the policy of a page lets be. */
export const styleHash = 'sha256-RMIZnMwkwTN7xBHUyiAMNLamCj7YUNKT925ezvNOgW0='
export const scriptHash = 'sha256-vxrfE9vkUjffWRsqeuIHa7DpCHKm06+2JOWasGsAtt4='
