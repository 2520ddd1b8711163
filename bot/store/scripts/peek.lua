-- What a turn would find.
return {redis.call('HGET', KEYS[1], 's'), redis.call('LRANGE', KEYS[2], 0, -1)}
